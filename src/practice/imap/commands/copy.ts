import { mailboxOf } from '../../mail/exchange-access.ts'
import type { StoredMail } from '../../mail/folder.ts'
import { textOf } from '../command-parser.ts'
import { ARGUMENT_COUNT_ERROR, ARGUMENT_ERROR, no, ok, type Dialog, type ImapCommand, type Reply } from '../dialog.ts'
import { namedPositions } from '../sequence-set.ts'
import { folderNamed, noSuchFolder } from './folders.ts'
import { flagNames } from './store.ts'

/** Puts a mail into a folder unless the mailbox is full. */
function store({ context, login }: Dialog, folderName: string, { source, flags, receivedAt }: Omit<StoredMail, 'uid'>): StoredMail | undefined {
  const address = login?.address ?? ''
  if (mailboxOf(context.tenant.exchange(), address)?.full !== false) return undefined
  return context.mail.store(address, folderName, source, flags, receivedAt)
}

const tryCreate = (name: string): Reply => no(`[TRYCREATE] ${noSuchFolder(name)}`)

/** COPY of RFC 3501, MOVE of RFC 6851, both with the answer of UIDPLUS (RFC 4315 section 3). All are copied or none. */
export const copyCommand: ImapCommand = {
  names: ['COPY', 'UID COPY', 'MOVE', 'UID MOVE'],
  needs: 'open',
  run(dialog, args, name) {
    const { selected } = dialog
    const target = textOf(args[1])
    if (args.length !== 2) return ARGUMENT_COUNT_ERROR
    const positions = selected && namedPositions(textOf(args[0]), selected.uids, name.startsWith('UID'))
    if (!selected || !positions || target === undefined) return ARGUMENT_ERROR
    const verb = name.replace('UID ', '')
    if (verb === 'MOVE' && selected.readOnly) return no('Command not allowed: the folder is opened read-only.')
    const folder = folderNamed(dialog, target)
    if (!folder) return tryCreate(target)
    const wanted = new Set(positions.map((position) => selected.uids[position]))
    const mails = selected.folder.mails.filter(({ uid }) => wanted.has(uid))
    const copies = mails.flatMap((mail) => store(dialog, folder.name, mail) ?? [])
    if (copies.length < mails.length) {
      folder.remove(new Set(copies.map(({ uid }) => uid)))
      return no(`${verb} failed.`)
    }
    const list = (stored: readonly StoredMail[]): string => stored.map(({ uid }) => uid).join(',')
    const copyUid = copies.length === 0 ? '' : `[COPYUID ${folder.uidValidity} ${list(mails)} ${list(copies)}] `
    if (verb === 'COPY') return ok(`${copyUid}COPY completed.`)
    if (copyUid !== '') dialog.untagged(`OK ${copyUid}Moved.`)
    selected.folder.remove(new Set(mails.map(({ uid }) => uid)))
    dialog.tellChanges()
    return ok('MOVE completed.')
  },
}

/** `25-Nov-2026 01:22:19 +0000`; a date that is none for anything else. */
function dateTime(text: string): Date {
  const [, day = '', month = '', rest = ''] = /^([ \d]\d)-([A-Z][a-z]{2})-(\d{4} \d\d:\d\d:\d\d [+-]\d{4})$/.exec(text) ?? []
  return new Date(`${day} ${month} ${rest}`)
}

/** RFC 3501 section 6.3.11: the mail, before it perhaps its flags and its date. */
export const appendCommand: ImapCommand = {
  names: ['APPEND'],
  needs: 'login',
  run(dialog, args) {
    const [name, ...middle] = args
    const mail = middle.pop()
    const flagList = middle[0]?.kind === 'list' ? middle.shift() : undefined
    const date = textOf(middle.shift())
    const target = textOf(name)
    if (mail?.kind !== 'string' || middle.length > 0) return ARGUMENT_COUNT_ERROR
    const flags = flagNames(flagList?.kind === 'list' ? flagList.items : [])
    const receivedAt = date === undefined ? dialog.context.now() : dateTime(date)
    if (target === undefined || !flags || Number.isNaN(receivedAt.getTime())) return ARGUMENT_ERROR
    const folder = folderNamed(dialog, target)
    if (!folder) return tryCreate(target)
    const stored = store(dialog, folder.name, { source: Buffer.from(mail.text, 'latin1'), flags: new Set(flags), receivedAt })
    if (!stored) return no('APPEND failed.')
    dialog.tellChanges()
    return ok(`[APPENDUID ${folder.uidValidity} ${stored.uid}] APPEND completed.`)
  },
}
