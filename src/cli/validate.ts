import * as l10n from '@vscode/l10n'
import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { EXIT } from './exit-code.ts'
import { checkDocumentFile, mistakeLines } from './read-document.ts'

export const validate: Command = {
  name: 'validate',
  usage: ['DOCUMENT'],
  describe: () => l10n.t('Lists the mistakes of a profiles document, each with its place.'),
  async run(args, io) {
    const [path = ''] = readArguments(args, {}, { min: 1, max: 1 }).positionals
    const check = await checkDocumentFile(path, io)
    if ('document' in check) return EXIT.ok
    io.out(mistakeLines(check.mistakes, check.total).map((line) => `${line}\n`).join(''))
    return EXIT.badInput
  },
}
