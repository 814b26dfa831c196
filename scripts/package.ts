import { listFiles, PackageManager } from '@vscode/vsce'
import type { Metafile } from 'esbuild'
import { chmod, copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildDist } from './build.ts'
import { thirdPartyNotices } from './notices.ts'
import { outFolder, root } from './paths.ts'
import { run } from './run.ts'

const vsixPath = join(outFolder, 'helpdesk-oauth.vsix')
const stagingFolder = join(outFolder, 'package')

/** 1980, the first year that a ZIP file can name: for a copy of the project without its history */
const noHistoryEpoch = '315532800'

/**
 * Packs `dist/` and what belongs to it into the VSIX, with the same bytes for the same commit. Answers its size in bytes.
 * Throws on any warning of vsce, and on a bundled package without a licence.
 */
export async function packageExtension(metafile: Metafile): Promise<number> {
  await stage(metafile)
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce')
  const { code, output } = await run(process.execPath, [
    vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsixPath,
  ], {
    cwd: stagingFolder,
    // The ZIP holds local times and an order by the language's rules
    env: { ...process.env, SOURCE_DATE_EPOCH: await sourceDateEpoch(), TZ: 'UTC', LC_ALL: 'C' },
  })
  if (code !== 0 || /warning/i.test(output)) throw new Error(`vsce package:\n${output}`)
  return (await stat(vsixPath)).size
}

/** Copies what .vscodeignore lets through, with equal rights whatever the umask of this machine, and adds the notices. */
async function stage(metafile: Metafile): Promise<void> {
  const notices = await thirdPartyNotices(metafile)
  await rm(stagingFolder, { recursive: true, force: true })
  for (const file of [...await listFiles({ cwd: root, packageManager: PackageManager.None }), '.vscodeignore']) {
    const target = join(stagingFolder, file)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(join(root, file), target)
    await chmod(target, 0o644)
  }
  await writeFile(join(stagingFolder, 'ThirdPartyNotices.txt'), notices)
  await chmod(join(stagingFolder, 'ThirdPartyNotices.txt'), 0o644)
}

/** Seconds since 1970 that all files in the VSIX carry: the last commit's, unless the variable of that name is set. */
async function sourceDateEpoch(): Promise<string> {
  const given = process.env['SOURCE_DATE_EPOCH']
  if (given !== undefined && given !== '') return given
  const git = await run('git', ['log', '-1', '--format=%ct'], { cwd: root }).catch(() => undefined)
  return git?.code === 0 && git.stdout.trim() !== '' ? git.stdout.trim() : noHistoryEpoch
}

if (import.meta.filename === process.argv[1]) {
  const size = await packageExtension(await buildDist())
  console.log(`out/helpdesk-oauth.vsix: ${(size / 1000).toFixed(0)} kB`)
}
