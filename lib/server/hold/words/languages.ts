/** All word lists. */
import { arabic } from './arabic'
import { chinese } from './chinese'
import { dutch } from './dutch'
import { english } from './english'
import { everydayEnglish } from './everyday/english'
import { everydayFrench } from './everyday/french'
import { everydayGerman } from './everyday/german'
import { everydayOthers } from './everyday/others'
import { everydaySpanish } from './everyday/spanish'
import { french } from './french'
import { german } from './german'
import { hebrew } from './hebrew'
import { hindi } from './hindi'
import { international } from './international'
import { italian } from './italian'
import { japanese } from './japanese'
import { korean } from './korean'
import type { LanguageWords } from './language-words'
import { type MoreWords, withMoreWords } from './more-words'
import { polish } from './polish'
import { portuguese } from './portuguese'
import { russian } from './russian'
import { spanish } from './spanish'
import { turkish } from './turkish'

const FIRST: Readonly<Record<string, LanguageWords>> = {
  international,
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  polish,
  turkish,
  russian,
  arabic,
  hebrew,
  hindi,
  chinese,
  japanese,
  korean,
}

const MORE: Readonly<Record<string, MoreWords>> = {
  english: everydayEnglish,
  german: everydayGerman,
  french: everydayFrench,
  spanish: everydaySpanish,
  ...everydayOthers,
}

/** By the names of the languages; `international` counts in each. */
export const LANGUAGES: Readonly<Record<string, LanguageWords>> = Object.fromEntries(
  Object.entries(FIRST).map(([name, words]) => [name, withMoreWords(words, MORE[name] ?? { signs: {} })]),
)
