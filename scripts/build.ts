import { build, context, type BuildOptions, type Metafile } from 'esbuild'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { distFolder, outFolder, root } from './paths.ts'

/** Packages that are CommonJS call `require`, which an ES module does not have: this gives it to them. */
const banner = "import { createRequire as __createRequire } from 'node:module'\nconst require = __createRequire(import.meta.url)"

/**
 * For every file that imports `vscode` the bundler copies that API into a namespace of its own, getter by getter, which was two of
 * the eleven milliseconds of an activation. Nothing of ours needs the copy. The build fails if there was none.
 */
async function withoutApiCopies(path: string): Promise<void> {
  const code = await readFile(path, 'utf8')
  const direct = code.replaceAll(/[\w$]+\(require\("vscode"\), ?1\)/g, 'require("vscode")')
  if (direct === code) throw new Error(`There is no copy of the API in ${path}`)
  await writeFile(path, direct)
}

const common: BuildOptions = {
  absWorkingDir: root,
  outdir: distFolder,
  bundle: true,
  platform: 'node',
  // Before main: jsonc-parser's main is UMD, whose require() calls a bundler cannot follow.
  mainFields: ['module', 'main'],
  target: 'node20',
  external: ['vscode'],
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
}

/**
 * The two entries, as CommonJS: VS Code loads that in a third of the time of an ES module. What they import() is not in them
 * but noted in `lazy`, by the name it will have in dist/.
 */
const entries = (lazy: Map<string, string>): BuildOptions => ({
  ...common,
  entryPoints: { extension: 'src/extension.ts', cli: 'src/cli.ts' },
  format: 'cjs',
  plugins: [{
    name: 'lazy-modules',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined
        const file = relative(join(root, 'src'), join(resolveDir, path))
        const name = `chunks/${file.replace(/\.ts$/, '').replaceAll(/[\\/]/g, '-')}`
        lazy.set(name, join('src', file))
        return { path: `./${name}.mjs`, external: true }
      })
    },
  }],
})

/** What the entries import(), as ES modules that share their common parts: esbuild splits those alone. */
const lazyModules = (lazy: Map<string, string>): BuildOptions => ({
  ...common,
  entryPoints: Object.fromEntries(lazy),
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: banner },
})

/** Builds `dist/`; the list of what went into it goes to `out/meta.json`. Throws on an error, after esbuild has printed it. */
export async function buildDist(): Promise<Metafile> {
  await rm(distFolder, { recursive: true, force: true })
  const lazy = new Map<string, string>()
  const first = await build({ ...entries(lazy), metafile: true })
  assertNoneTwice(first.metafile)
  const second = await build({ ...lazyModules(lazy), metafile: true })
  const metafile = { inputs: { ...first.metafile.inputs, ...second.metafile.inputs }, outputs: { ...first.metafile.outputs, ...second.metafile.outputs } }
  await finish(metafile)
  return metafile
}

/** These stand in an entry and in what it loads later: constants, and a class that nobody asks `instanceof` of. */
const HARMLESS_TWICE = new Set(['src/core/secret.ts'])

/** A class that exists twice is not the same class: no error, schema or package may be in an entry. */
function assertNoneTwice({ inputs }: Metafile): void {
  const wrong = Object.keys(inputs).filter((path) => /^(src\/core|src\/practice|node_modules)\//.test(path) && !HARMLESS_TWICE.has(path))
  if (wrong.length > 0) throw new Error(`An entry imports statically what must be loaded by import(): ${wrong.join(', ')}`)
}

async function finish(metafile: Metafile): Promise<void> {
  await withoutApiCopies(join(distFolder, 'extension.js'))
  await mkdir(outFolder, { recursive: true })
  await writeFile(join(outFolder, 'meta.json'), JSON.stringify(metafile))
  // The nearest package.json tells Node how to read a .js file.
  await writeFile(join(distFolder, 'package.json'), '{ "type": "commonjs" }\n')
  await chmod(join(distFolder, 'cli.js'), 0o755)
}

async function watch(): Promise<void> {
  await buildDist()
  const lazy = new Map<string, string>()
  const readable = { minify: false, sourcemap: true, logLevel: 'info' } as const
  const first = await context({ ...entries(lazy), ...readable })
  await first.rebuild()
  await first.watch()
  await (await context({ ...lazyModules(lazy), ...readable })).watch()
}

if (import.meta.filename === process.argv[1]) {
  await (process.argv.includes('--watch') ? watch() : buildDist())
}
