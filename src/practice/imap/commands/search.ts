import { textOf } from '../command-parser.ts'
import { ARGUMENT_ERROR, no, ok, type ImapCommand } from '../dialog.ts'
import { searchKey } from '../search-keys.ts'

export const searchCommand: ImapCommand = {
  names: ['SEARCH', 'UID SEARCH'],
  needs: 'open',
  run(dialog, args, name) {
    const { selected } = dialog
    const hasCharset = textOf(args[0])?.toUpperCase() === 'CHARSET'
    if (hasCharset && !/^(US-ASCII|UTF-8)$/i.test(textOf(args[1]) ?? '')) return no('[BADCHARSET (US-ASCII UTF-8)] The specified charset is not supported.')
    const matches = searchKey(hasCharset ? args.slice(2) : args)
    if (!selected || !matches) return ARGUMENT_ERROR
    const byUid = new Map(selected.folder.mails.map((mail) => [mail.uid, mail]))
    const found = selected.uids.flatMap((uid, position) => {
      const mail = byUid.get(uid)
      if (!mail || !matches({ mail, sequence: position + 1 }, selected.uids.length, selected.uids.at(-1) ?? 0)) return []
      return [name === 'UID SEARCH' ? uid : position + 1]
    })
    dialog.untagged(['SEARCH', ...found].join(' '))
    return ok('SEARCH completed.')
  },
}
