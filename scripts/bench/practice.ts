import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startPracticeTenant } from '../../src/practice/start.ts'
import { runMutatedDialogues } from '../../test/unit/practice/hostile-dialogues.ts'
import { outFolder, root } from '../paths.ts'
import { run } from '../run.ts'
import { type Figure, median } from './figure.ts'
import { type Meta, staticBytes } from './meta.ts'

const STARTS = 5
const DIALOGUES = 10_000

/** Runs in a process of its own, so that each start loads everything anew: from nothing to the first check that passed. */
const ENTRY = `
const begun = performance.now()
const [{ startPracticeTenant }, { runReport }, { Vault }, { trustFor }] = await Promise.all(PATHS.map((path) => import(path)))
const tenant = await startPracticeTenant()
const [profile] = tenant.document.profiles
const values = new Map()
const secrets = new Map()
const quiet = () => undefined
const host = {
  clock: { now: () => new Date(), monotonicMs: () => performance.now() },
  log: { trace: quiet, info: quiet, warn: quiet, error: quiet },
  storage: { get: (key) => values.get(key), set: async (key, value) => void values.set(key, value), keys: () => [...values.keys()] },
  secrets: { get: async (key) => secrets.get(key), set: async (key, value) => void secrets.set(key, value), delete: async (key) => void secrets.delete(key) },
  lookup: (await import('node:dns')).lookup,
}
const vault = new Vault(host)
await vault.setClientSecret(profile, { reveal: () => tenant.secrets[profile.id] })
const green = await new Promise((resolve, reject) => {
  const onResult = ({ status, summary }) => status === 'pass' ? resolve(performance.now() - begun) : reject(new Error(summary))
  runReport(profile, { host, vault, trust: trustFor(profile, tenant.caPem), signal: new AbortController().signal, onResult }).catch(reject)
})
process.stdout.write(String(green))
process.exit()
`

/** Dialogues that go wrong in every way, 10,000 a protocol: what is left open or thrown counts, nothing may. */
export async function hostileDialogues(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const protocol of ['imap', 'smtp', 'entra'] as const) {
    const tenant = await startPracticeTenant()
    try {
      const { stuck, uncaught } = await runMutatedDialogues({ protocol, count: DIALOGUES, seed: 1, tenant })
      figures.push({ name: `${protocol}: mutated dialogues that got stuck or threw`, value: stuck + uncaught.length, unit: `of ${DIALOGUES}`, goal: 0, better: 'lower', samples: DIALOGUES })
    } finally {
      await tenant.close()
    }
  }
  return figures
}

/** How long the practice tenant takes from nothing to the first check that passes, and how large the file is that it lies in. */
export async function practiceStart(): Promise<Figure[]> {
  const meta = JSON.parse(await readFile(join(outFolder, 'meta.json'), 'utf8')) as Meta
  const chunkOf = (source: string): string => {
    const found = Object.entries(meta.outputs).find(([, { entryPoint }]) => entryPoint === source)
    if (!found) throw new Error(`No chunk for ${source}`)
    return found[0]
  }
  const sources = ['src/practice/start.ts', 'src/core/reports/run-report.ts', 'src/core/secrets/vault.ts', 'src/core/trust.ts']
  const paths = sources.map((source) => pathToFileURL(join(root, chunkOf(source))).href)
  const script = join(outFolder, 'bench-practice.mjs')
  await writeFile(script, ENTRY.replace('PATHS', JSON.stringify(paths)))
  const times: number[] = []
  for (let start = 0; start < STARTS; start += 1) {
    const { code, output } = await run(process.execPath, [script], { cwd: root })
    if (code !== 0) throw new Error(output)
    times.push(Number(output))
  }
  return [
    { name: 'practice tenant, start to first green check', value: Math.round(median(times)), unit: 'ms', goal: 1000, better: 'lower', samples: STARTS },
    { name: 'practice tenant, the file loaded when it starts', value: Math.round(staticBytes(meta, chunkOf('src/practice/start.ts')) / 102.4) / 10, unit: 'KB', goal: 150, better: 'lower', samples: 1 },
  ]
}
