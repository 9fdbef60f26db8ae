/** Facts about the simulator's answers. */

/** The last block of `Show me code in several languages`. */
export const BASH = `#!/usr/bin/env bash
set -euo pipefail

tr -cs '[:alpha:]' '\\n' < "\${1:?a file}" \\
  | tr '[:upper:]' '[:lower:]' \\
  | sort | uniq -c | sort -rn | head -n 10`

/** The number of formulas in `Show me some math`. */
export const FORMULAS = 13
