import { build, context, type BuildOptions, type Metafile, type Plugin } from 'esbuild'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { distFolder, outFolder, root } from './paths.ts'

/** Packages that are CommonJS call `require`, which an ES module does not have: this gives it to them. */
const banner = "import { createRequire as __createRequire } from 'node:module'\nconst require = __createRequire(import.meta.url)"

/**
 * smtp-server brings a private key that the whole world has, for whoever gives it none. The practice tenant makes its own, so
 * that one is left out; the build fails if it is not where it was.
 */
const withoutKnownKey: Plugin = {
  name: 'without-known-key',
  setup(bundle) {
    bundle.onLoad({ filter: /smtp-server[\\/].*tls-options\.js$/ }, async ({ path }) => {
      const contents = (await readFile(path, 'utf8')).replaceAll(/\b(key|cert): (?:'[^']*'\s*\+?\s*)+,/g, '$1: undefined,')
      return contents.includes('-----BEGIN') ? { errors: [{ text: `There is a key left in ${path}` }] } : { contents }
    })
  },
}

const options: BuildOptions = {
  absWorkingDir: root,
  entryPoints: { extension: 'src/extension.ts', cli: 'src/cli.ts' },
  outdir: distFolder,
  bundle: true,
  // ES modules, so that what import() loads (MSAL, IMAP, SMTP, the practice tenant) lies in files of its own until it is needed.
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  // Before main: jsonc-parser's main is UMD, whose require() calls a bundler cannot follow.
  mainFields: ['module', 'main'],
  target: 'node20',
  external: ['vscode'],
  plugins: [withoutKnownKey],
  banner: { js: banner },
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
}

/** Builds `dist/`; the list of what went into it goes to `out/meta.json`. Throws on an error, after esbuild has printed it. */
export async function buildDist(): Promise<Metafile> {
  await rm(distFolder, { recursive: true, force: true })
  const { metafile } = await build({ ...options, metafile: true })
  await finish(metafile)
  return metafile
}

async function finish(metafile: Metafile): Promise<void> {
  await mkdir(outFolder, { recursive: true })
  await writeFile(join(outFolder, 'meta.json'), JSON.stringify(metafile))
  await chmod(join(distFolder, 'cli.js'), 0o755)
}

async function watch(): Promise<void> {
  const watcher = await context({ ...options, minify: false, sourcemap: true, logLevel: 'info' })
  await watcher.watch()
}

if (import.meta.filename === process.argv[1]) {
  await (process.argv.includes('--watch') ? watch() : buildDist())
}
