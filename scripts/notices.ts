import type { Metafile } from 'esbuild'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './paths.ts'

const licenceFile = /^(licen[cs]e|copying)([.-].*)?$/i

/** Texts for packages whose repository has one and whose npm package has not: `@vscode/l10n` is `@vscode+l10n.txt`. */
const ownTexts = join(import.meta.dirname, 'licences')

/** Folders (from the root, such as `node_modules/imapflow`) of the packages of which anything stands in the output. */
export function bundledPackages(metafile: Metafile): string[] {
  const folders = new Set<string>()
  for (const output of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      // The greedy start finds the innermost node_modules; a scoped name has two parts.
      const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
      if (bytesInOutput > 0 && folder !== undefined) folders.add(folder)
    }
  }
  return [...folders].sort()
}

/**
 * The text of ThirdPartyNotices.txt: each bundled package with version, licence and the licence's text.
 * Throws when a package does not say its licence or brings no text of it.
 */
export async function thirdPartyNotices(metafile: Metafile, base = root): Promise<string> {
  const notices = await Promise.all(bundledPackages(metafile).map(async (folder) => await notice(join(base, folder))))
  const entries = [...new Set(notices)].sort()
  return `The extension contains the following ${entries.length} packages of others.\n\n${entries.join(`\n${'-'.repeat(80)}\n\n`)}`
}

async function notice(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  if (typeof name !== 'string' || typeof version !== 'string' || typeof license !== 'string') {
    throw new Error(`${folder}/package.json says no licence`)
  }
  const text = await licenceText(folder, name)
  if (text === undefined) throw new Error(`${name} ${version} (${license}) brings no text of its licence`)
  return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`
}

async function licenceText(folder: string, name: string): Promise<string | undefined> {
  const files = (await readdir(folder)).filter((entry) => licenceFile.test(entry)).sort()
  // Of a choice of licences, MIT is ours
  const file = files.find((entry) => /mit/i.test(entry)) ?? files[0]
  if (file !== undefined) return await readFile(join(folder, file), 'utf8')
  const own = join(ownTexts, `${name.replace('/', '+')}.txt`)
  return existsSync(own) ? await readFile(own, 'utf8') : undefined
}
