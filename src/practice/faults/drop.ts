import type { ImapService, SmtpService } from '../service-state.ts'
import type { Fault, FaultLabel } from './fault.ts'
import { setting } from './setting.ts'

type Label = Omit<FaultLabel, 'step'>

/** The IMAP server closes the connection at this stage, without a word. */
export const imapDrop = (at: NonNullable<ImapService['dropsAt']>, label: Label): Fault => setting<ImapService['dropsAt']>({
  ...label,
  step: 'P4',
  read: ({ service }) => service.imap.dropsAt,
  write: (dropsAt) => ({ service: { imap: { dropsAt } } }),
  broken: at,
  right: null,
})

/** The same at the SMTP server. */
export const smtpDrop = (at: NonNullable<SmtpService['dropsAt']>, label: Label): Fault => setting<SmtpService['dropsAt']>({
  ...label,
  step: 'P4',
  read: ({ service }) => service.smtp.dropsAt,
  write: (dropsAt) => ({ service: { smtp: { dropsAt } } }),
  broken: at,
  right: null,
})
