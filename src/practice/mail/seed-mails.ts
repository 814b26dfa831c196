const HOUR_MS = 3600 * 1000

export interface SeedMail {
  readonly source: Buffer
  readonly receivedAt: Date
  readonly flags: readonly string[]
}

const MAILS = [
  { from: '"Jonas Weber" <jonas@customer.example>', subject: 'Printer on the second floor', text: 'It prints every page twice since this morning.', hoursAgo: 50, read: true },
  { from: '"Mia Lund" <mia@customer.example>', subject: 'New laptop for a colleague', text: 'She starts on the first of the month.', hoursAgo: 26, read: true },
  { from: '"Newsletter" <news@supplier.example>', subject: 'Maintenance on Sunday', text: 'The portal is not reachable from 6 to 8 in the morning.', hoursAgo: 3, read: false },
] as const

/** RFC 5322 section 3.3, always in UTC. */
export const mailDate = (at: Date): string => at.toUTCString().replace('GMT', '+0000')

/** The mails that a mailbox holds at the start, so that an opened INBOX is seen to be one. */
export function seedMails(address: string, now: Date): readonly SeedMail[] {
  return MAILS.map(({ from, subject, text, hoursAgo, read }, index) => {
    const receivedAt = new Date(now.getTime() - hoursAgo * HOUR_MS)
    const lines = [
      `From: ${from}`, `To: <${address}>`, `Subject: ${subject}`, `Date: ${mailDate(receivedAt)}`, `Message-ID: <practice-${index + 1}.${address}>`,
      'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', text, '',
    ]
    return { source: Buffer.from(lines.join('\r\n'), 'utf8'), receivedAt, flags: read ? ['\\Seen'] : [] }
  })
}
