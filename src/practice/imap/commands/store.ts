import { namedPositions } from '../sequence-set.ts'
import { textOf, type Argument } from '../command-parser.ts'
import { ARGUMENT_ERROR, no, ok, type ImapCommand, type Selected } from '../dialog.ts'

const FLAG = /^\\(Seen|Answered|Flagged|Deleted|Draft)$|^[A-Za-z$][A-Za-z0-9_$-]{0,40}$/i

/** `\seen` and `\SEEN` are one flag; keywords are kept as they come. */
const flagName = (flag: string): string =>
  flag.startsWith('\\') ? `\\${flag.charAt(1).toUpperCase()}${flag.slice(2).toLowerCase()}` : flag

/** The flags of a list by their names; `undefined` where one is none, or there are too many. */
export function flagNames(words: readonly Argument[]): readonly string[] | undefined {
  const flags = words.map(textOf)
  return flags.length <= 20 && flags.every((flag) => flag !== undefined && FLAG.test(flag)) ? flags.map((flag) => flagName(flag ?? '')) : undefined
}

/** Takes the mails away that are marked deleted, all or those of the given uids. */
export function expunge({ folder, readOnly }: Selected, uids: ReadonlySet<number> | undefined): void {
  if (readOnly) return
  const marked = folder.mails.filter(({ uid, flags }) => flags.has('\\Deleted') && (uids === undefined || uids.has(uid)))
  if (marked.length > 0) folder.remove(new Set(marked.map(({ uid }) => uid)))
}

/** RFC 3501 section 6.4.6 */
export const storeCommand: ImapCommand = {
  names: ['STORE', 'UID STORE'],
  needs: 'open',
  run(dialog, args, name) {
    const { selected } = dialog
    const byUid = name.startsWith('UID')
    const positions = selected && namedPositions(textOf(args[0]), selected.uids, byUid)
    const action = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(args[1]) ?? '')
    const names = flagNames(args[2]?.kind === 'list' ? args[2].items : args.slice(2))
    if (!selected || !positions || !action || !names || args.length < 3) return ARGUMENT_ERROR
    if (selected.readOnly) return no('Command not allowed: the folder is opened read-only.')
    for (const position of positions) {
      const mail = selected.folder.mails.find(({ uid }) => uid === selected.uids[position])
      if (!mail) continue
      if (action[1] === '') mail.flags.clear()
      for (const flag of names) if (action[1] === '-') mail.flags.delete(flag)
      else mail.flags.add(flag)
      if (action[2] === undefined) dialog.untagged(`${position + 1} FETCH (FLAGS (${[...mail.flags].join(' ')})${byUid ? ` UID ${mail.uid}` : ''})`)
    }
    return ok('STORE completed.')
  },
}

/** EXPUNGE of RFC 3501, UID EXPUNGE of RFC 4315 */
export const expungeCommand: ImapCommand = {
  names: ['EXPUNGE', 'UID EXPUNGE'],
  needs: 'open',
  run(dialog, args, name) {
    const { selected } = dialog
    if (!selected) return ARGUMENT_ERROR
    if (selected.readOnly) return no('Command not allowed: the folder is opened read-only.')
    const positions = name === 'EXPUNGE' ? undefined : namedPositions(textOf(args[0]), selected.uids, true)
    if (name !== 'EXPUNGE' && !positions) return ARGUMENT_ERROR
    expunge(selected, positions && new Set(positions.flatMap((position) => selected.uids[position] ?? [])))
    dialog.tellChanges()
    return ok('EXPUNGE completed.')
  },
}
