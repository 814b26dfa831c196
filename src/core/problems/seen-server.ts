import * as l10n from '@vscode/l10n'
import { withError } from '../evidence/queries.ts'
import type { Scene } from './problem.ts'

/** The name of the server that the failed result was talking to. */
export const seenHost = ({ own }: Scene): string => place(own)?.host ?? l10n.t('the server')

/** The same as host:port, where the port is known. */
export function seenServer({ own }: Scene): string {
  const seen = place(own)
  if (!seen) return l10n.t('the server')
  return 'port' in seen ? `${seen.host}:${seen.port}` : seen.host
}

/** The stage at which an open connection ended with one of these codes; undefined where it never came about. */
export function seenStage({ own }: Scene, codes: readonly string[]): string | undefined {
  const entry = withError(own, codes).at(-1)
  if (entry?.kind === 'imap' || entry?.kind === 'smtp') return entry.stage
  return entry?.kind === 'tls' || entry?.kind === 'http' ? entry.kind : undefined
}

const place = (own: Scene['own']) =>
  own.findLast((entry) => entry.kind === 'tcp' || entry.kind === 'tls')
  ?? own.findLast((entry) => entry.kind === 'dns' || entry.kind === 'http')
