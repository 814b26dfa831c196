import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { oauthErrors, withError } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

/** "Assertion is not within its valid time range", in both of its forms. */
const OUT_OF_TIME = [700024, 500133]
const DATED_CERTIFICATE = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']

/** Entra ID tolerates five minutes. */
const TOLERATED_MS = 5 * 60_000

export const skew: Problem = {
  id: 'clock.skew',
  mark({ own, run }) {
    if (oauthErrors(own, OUT_OF_TIME).length > 0) return 'certain'
    if (skewMs(run) === undefined) return undefined
    if (withError(own, DATED_CERTIFICATE).length > 0) return 'certain'
    return skewMs(own) === undefined ? undefined : 'possible'
  },
  explain({ run }) {
    const minutes = Math.round((skewMs(run) ?? 0) / 60_000)
    return {
      title: l10n.t('The clock of this machine is wrong'),
      cause: cause(minutes),
      remedy: [
        l10n.t('Set date, time and time zone of this machine right and switch on the synchronization with a time server. On Windows: Settings, "Time & language", "Date & time", "Sync now". On Linux: "timedatectl set-ntp true". A virtual machine may take the time from its host: correct it there.'),
        l10n.t('Do the same on the helpdesk server if that is another machine.'),
        l10n.t('Run the checks again.'),
      ],
    }
  },
}

const skewMs = (entries: readonly Evidence[]): number | undefined =>
  entries.filter((entry) => entry.kind === 'clock').findLast((entry) => Math.abs(entry.skewMs) > TOLERATED_MS)?.skewMs

function cause(minutesAhead: number): string {
  if (minutesAhead > 0) return l10n.t('The clock here is {0} minutes behind Microsoft\'s. What is signed or dated here then counts as not valid yet, or certificates seem to be from the future.', minutesAhead)
  if (minutesAhead < 0) return l10n.t('The clock here is {0} minutes ahead of Microsoft\'s. What is signed or dated here then counts as not valid, and certificates seem to have expired.', -minutesAhead)
  return l10n.t('Entra ID refused what the client signed, because its time lies outside of the permitted range: the clock or the time zone of the machine that signed it is wrong.')
}
