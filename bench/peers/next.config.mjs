/** An app of its own: without a root of its own Next would take the product's folder for it. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @type {import('next').NextConfig} */
const config = { turbopack: { root: dirname(fileURLToPath(import.meta.url)) } }

export default config
