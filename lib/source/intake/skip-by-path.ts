/** Which files are left out because of where they are and how they are named, before anything of them is read. */
import type { SkipReason } from '@/lib/shared/write/source-file'

const words = (text: string) => new Set(text.split(/\s+/))

/** Folders that package managers fill. */
const DEPENDENCIES = words(
  'node_modules bower_components jspm_packages vendor third_party .venv venv virtualenv site-packages .tox .nox ' +
    '.yarn .pnpm-store .bundle pods carthage .gradle .m2 .cargo elm-stuff .stack-work .dart_tool',
)
/** Folders that builds and tests fill, wherever they are. */
const MADE = words(
  'dist dist-ssr coverage __pycache__ __snapshots__ .next .nuxt .output .svelte-kit .turbo .parcel-cache .cache ' +
    '.pytest_cache .mypy_cache .ruff_cache .nyc_output htmlcov .eggs .ipynb_checkpoints .terraform storybook-static',
)
/** The same, unless they are below a folder of source, where they are parts of the program. */
const OFTEN_MADE = words('build out target bin obj debug release generated')
const SOURCE_FOLDERS = words('src lib app pkg internal cmd packages source sources crates components')
/** Folders of keys. */
const SECRET_FOLDERS = words('.ssh .aws .gnupg .kube .docker')

const LOCK_FILES = words(
  'package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock cargo.lock ' +
    'poetry.lock uv.lock pdm.lock pipfile.lock composer.lock gemfile.lock go.sum go.work.sum flake.lock mix.lock ' +
    'podfile.lock pubspec.lock packages.lock.json gradle.lockfile package.resolved .terraform.lock.hcl',
)
const MADE_FILE =
  /(?:[.-]min\.(?:js|mjs|cjs|css)|\.(?:map|snap|tsbuildinfo|pb\.go|g\.dart|designer\.cs)|_pb2(?:_grpc)?\.py|\.(?:bundle|generated)\.\w{1,8})$/

/** Files that are made to carry secrets; those that show a project's settings without values do not. */
const SECRET_FILE =
  /^(?:\.env(?:\..{1,60})?|.{1,100}\.env|\.npmrc|\.pypirc|\.netrc|_netrc|\.htpasswd|\.pgpass|\.my\.cnf|\.git-credentials|\.dockercfg|\.vault-token|id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|kubeconfig|credentials|(?:secrets?|credentials|service[-_]?account.{0,60})\.(?:ya?ml|json|toml|ini|env)|.{0,200}\.(?:pem|key|p12|pfx|pk8|p8|jks|keystore|bks|kdbx?|ppk|asc|gpg|ovpn|tfstate|tfstate\.backup|tfvars))$/
const EXAMPLE_FILE = /^\.env\.(?:example|sample|template|dist|defaults)$/

const ARCHIVE_FILE =
  /\.(?:zip|jar|war|ear|apk|ipa|whl|egg|nupkg|crate|gem|tar|tgz|tbz2?|txz|gz|bz2|xz|zst|lz4|br|7z|rar|cab|iso|dmg|deb|rpm)$/
const BINARY_FILE =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|icns|tiff?|heic|psd|ai|sketch|fig|mp[34]|m4[av]|mov|avi|mkv|webm|wav|ogg|flac|woff2?|ttf|otf|eot|pdf|docx?|xlsx?|pptx?|od[tsp]|exe|dll|so|dylib|a|o|obj|lib|class|pyc|pyo|wasm|node|bin|dat|db|sqlite3?|parquet|npy|npz|pt|onnx|safetensors|ds_store)$/

const isRootIgnoreFile = /^(?:[^/]{1,255}\/)?\.gitignore$/

/** Whether this may be the .gitignore of the project, which is in one folder at most. */
export function isIgnoreFile(path: string): boolean {
  return isRootIgnoreFile.test(path)
}

/** Why a folder is left out with everything in it; undefined when it is not. */
export function skipFolder(path: string): SkipReason | undefined {
  const segments = path.toLowerCase().split('/')
  let isBelowSource = false
  for (const name of segments) {
    if (SECRET_FOLDERS.has(name)) return 'secret'
    if (DEPENDENCIES.has(name)) return 'dependency'
    if (MADE.has(name) || (OFTEN_MADE.has(name) && !isBelowSource)) return 'generated'
    if (name.startsWith('.') || name === '__macosx' || name === 'cvs') return 'hidden'
    isBelowSource ||= SOURCE_FOLDERS.has(name)
  }
  return undefined
}

/** Why a file is left out by its path alone; undefined when its content has to be looked at. */
export function skipByPath(path: string): SkipReason | undefined {
  const end = path.lastIndexOf('/')
  const byFolder = end < 0 ? undefined : skipFolder(path.slice(0, end))
  if (byFolder) return byFolder
  const name = path.slice(end + 1).toLowerCase()
  if (EXAMPLE_FILE.test(name)) return undefined
  if (SECRET_FILE.test(name)) return 'secret'
  if (LOCK_FILES.has(name)) return 'generated'
  if (name.startsWith('.')) return 'hidden'
  if (MADE_FILE.test(name)) return 'generated'
  if (ARCHIVE_FILE.test(name)) return 'nested-archive'
  return BINARY_FILE.test(name) ? 'binary' : undefined
}
