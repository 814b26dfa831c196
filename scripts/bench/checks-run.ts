import dns from 'node:dns'
import type { Evidence } from '../../src/core/evidence/evidence.ts'
import type { Host } from '../../src/core/host.ts'
import { parseDocument } from '../../src/core/profiles/document.ts'
import type { Report } from '../../src/core/reports/report.ts'
import { runReport } from '../../src/core/reports/run-report.ts'
import { Secret } from '../../src/core/secret.ts'
import { Vault } from '../../src/core/secrets/vault.ts'
import { trustFor } from '../../src/core/trust.ts'
import { startPracticeTenant } from '../../src/practice/start.ts'
import { type Figure, median } from './figure.ts'

const RUNS = 7
const LATENCY_MS = 40

/**
 * One profile's checks with 40 ms each way: the whole run against what it cannot do without, its token request and then the
 * slower of its IMAP and SMTP sessions, all from that run's own evidence. 1 = nothing is waited for twice.
 */
export async function checksRun(): Promise<Figure[]> {
  const practice = await startPracticeTenant({ delayEachWayMs: LATENCY_MS })
  try {
    const profile = parseDocument(JSON.stringify(practice.document)).profiles[0]
    if (!profile) throw new Error('The practice tenant has no profile')
    const host = memoryHost()
    const vault = new Vault(host)
    await vault.setClientSecret(profile, new Secret(practice.secrets[profile.id] ?? ''))
    const trust = trustFor(profile, practice.caPem)
    const run = () => runReport(profile, { host, vault, trust, signal: new AbortController().signal })
    await run()
    const reports: Report[] = []
    for (let i = 0; i < RUNS; i += 1) reports.push(await run())
    if (reports.some(({ results }) => results.some(({ status }) => status !== 'pass'))) throw new Error('A check of the healthy tenant did not pass')
    return [
      { name: `checks of one profile, ${LATENCY_MS} ms each way`, value: round(median(reports.map(ratio))), unit: 'ratio', goal: 1.1, better: 'lower', against: 'token request + the slower of IMAP and SMTP', samples: RUNS },
      { name: 'the same, whole run', value: Math.round(median(reports.map(({ durationMs }) => durationMs))), unit: 'ms', goal: null, better: 'lower', samples: RUNS },
    ]
  } finally {
    await practice.close()
  }
}

function ratio(report: Report): number {
  const token = span(report.results.filter(({ check }) => check === 'entra.client').flatMap(({ evidence }) => evidence))
  const mail = report.results.filter(({ check }) => check === 'exchange.imap' || check === 'exchange.smtp').map(({ evidence }) => span(evidence))
  return report.durationMs / (token + Math.max(...mail))
}

/** From the start of the first entry, which is noted at its end, to the last one. */
function span(evidence: readonly Evidence[]): number {
  const network = evidence.filter(({ kind }) => kind !== 'setting' && kind !== 'token')
  const starts = network.map((entry) => Date.parse(entry.at) - ('durationMs' in entry ? entry.durationMs : 0))
  return Math.max(...network.map(({ at }) => Date.parse(at))) - Math.min(...starts)
}

function memoryHost(): Host {
  const values = new Map<string, unknown>()
  const secrets = new Map<string, Secret>()
  const quiet = () => undefined
  return {
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
    log: { trace: quiet, info: quiet, warn: quiet, error: quiet },
    storage: { get: (key) => values.get(key), set: (key, value) => Promise.resolve(void values.set(key, value)), keys: () => [...values.keys()] },
    secrets: {
      get: (key) => Promise.resolve(secrets.get(key)),
      set: (key, value) => Promise.resolve(void secrets.set(key, value)),
      delete: (key) => Promise.resolve(void secrets.delete(key)),
    },
    lookup: dns.lookup,
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000
