import { Folder, type StoredMail } from './folder.ts'
import { seedMails } from './seed-mails.ts'

/** Folders that Exchange makes with every mailbox. */
export const FOLDER_NAMES = ['INBOX', 'Drafts', 'Sent Items', 'Deleted Items', 'Junk Email'] as const

const MAILBOX_LIMIT_BYTES = 50 * 1024 * 1024

/** The mail of every mailbox, made when it is first looked at. Whether a mailbox exists is the tenant's affair. */
export class MailStore {
  readonly #now: () => Date
  readonly #mailboxes = new Map<string, readonly Folder[]>()
  readonly #uidValidity: number

  constructor(now: () => Date) {
    this.#now = now
    this.#uidValidity = Math.floor(now().getTime() / 1000) % 0x7fffffff || 1
  }

  folders(address: string): readonly Folder[] {
    const known = this.#mailboxes.get(address)
    if (known) return known
    const folders = FOLDER_NAMES.map((name) => new Folder(name, this.#uidValidity))
    this.#mailboxes.set(address, folders)
    this.#seed(address, folders)
    return folders
  }

  /** By name; INBOX without regard to case (RFC 3501 section 5.1). */
  folder(address: string, name: string): Folder | undefined {
    const wanted = name.toUpperCase() === 'INBOX' ? 'INBOX' : name
    return this.folders(address).find((folder) => folder.name === wanted)
  }

  /** Puts a mail into a folder; `undefined` = the mailbox is full, or has no such folder. */
  store(address: string, folderName: string, source: Buffer, flags: Iterable<string> = [], receivedAt = this.#now()): StoredMail | undefined {
    const used = this.folders(address).flatMap(({ mails }) => mails).reduce((bytes, mail) => bytes + mail.source.length, 0)
    return used + source.length > MAILBOX_LIMIT_BYTES ? undefined : this.folder(address, folderName)?.add(source, receivedAt, flags)
  }

  /** Every mailbox as it was at the start; open sessions see the mails go and come. */
  reset(): void {
    for (const [address, folders] of this.#mailboxes) {
      for (const folder of folders) folder.remove(new Set(folder.mails.map(({ uid }) => uid)))
      this.#seed(address, folders)
    }
  }

  #seed(address: string, folders: readonly Folder[]): void {
    const inbox = folders.find(({ name }) => name === 'INBOX')
    for (const { source, receivedAt, flags } of seedMails(address, this.#now())) inbox?.add(source, receivedAt, flags)
  }
}
