export interface StoredMail {
  readonly uid: number
  readonly flags: Set<string>
  readonly receivedAt: Date
  readonly source: Buffer
}

/** One folder of a mailbox. Uids only grow, as IMAP asks (RFC 3501 section 2.3.1.1), even when it is emptied. */
export class Folder {
  readonly name: string
  readonly uidValidity: number
  readonly #listeners = new Set<() => void>()
  #mails: readonly StoredMail[] = []
  #nextUid = 1

  constructor(name: string, uidValidity: number) {
    this.name = name
    this.uidValidity = uidValidity
  }

  get mails(): readonly StoredMail[] {
    return this.#mails
  }

  get nextUid(): number {
    return this.#nextUid
  }

  add(source: Buffer, receivedAt: Date, flags: Iterable<string> = []): StoredMail {
    const mail = { uid: this.#nextUid++, flags: new Set(flags), receivedAt, source }
    this.#mails = [...this.#mails, mail]
    this.#tell()
    return mail
  }

  remove(uids: ReadonlySet<number>): void {
    this.#mails = this.#mails.filter(({ uid }) => !uids.has(uid))
    this.#tell()
  }

  /** Told after each mail that comes or goes. Returns the function that ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
