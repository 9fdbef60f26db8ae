/** The stories in a real WebKit. */
import { findOtherBrowsers } from '@/scripts/other-browsers.mjs'
import { stories } from './stories'
import { launchWebKit } from './webkit'

const { webkit } = findOtherBrowsers()

stories('WebKit', webkit ? () => launchWebKit(webkit) : undefined)
