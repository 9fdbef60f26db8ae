/** What a file is for, so that the most telling ones come first when not all of them fit. */

const CODE =
  /\.(?:ts|tsx|mts|cts|js|jsx|mjs|cjs|py|pyi|go|rs|java|kt|kts|scala|swift|c|h|cc|cpp|cxx|hh|hpp|hxx|m|mm|cs|fs|vb|rb|php|pl|pm|lua|r|jl|ex|exs|erl|hs|ml|mli|clj|cljs|dart|zig|nim|sh|bash|ps1|sql|proto|graphql|gql|vue|svelte|astro|tf|sol)$/i
/** What a project says about itself. */
const ABOUT =
  /^(?:readme(?:\.\w{1,10})?|package\.json|pyproject\.toml|setup\.(?:py|cfg)|go\.mod|cargo\.toml|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|gemfile|makefile|dockerfile)$/i
const TEST_FOLDER = /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|fixtures|testdata|benchmarks?)\//i
const TEST_FILE =
  /(?:[._-](?:test|tests|spec|e2e|bench|contract|stories)\.\w{1,10}|(?:^|\/)(?:test_[^/]{1,200}|conftest)\.py)$/i

/** 0 is source, 1 is a test, 2 is the rest. */
export function fileRank(path: string): 0 | 1 | 2 {
  const isCode = CODE.test(path)
  if (isCode && (TEST_FOLDER.test(path) || TEST_FILE.test(path))) return 1
  return isCode || ABOUT.test(path) ? 0 : 2
}
