import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../core/errors.ts'
import { visible } from '../core/visible.ts'
import { readArguments, secondsAsMs } from './arguments.ts'
import type { Command } from './command.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { type Io, jsonText } from './io.ts'
import { packageFile } from '../core/package-file.ts'

export const practice: Command = {
  name: 'practice',
  usage: ['[--empty]', '[--break FAULT]…', '[--delay SECONDS]', '| practice faults'],
  describe: () => l10n.t('Runs a Microsoft 365 to practise on, on this machine alone, until standard input closes; or lists its faults.'),
  async run(args, io) {
    const { values, positionals } = readArguments(args, { empty: 'flag', break: 'values', delay: 'value' }, { min: 0, max: 1 })
    const delayMs = values.delay === undefined || /^0+(?:\.0+)?$/.test(values.delay) ? 0 : secondsAsMs('--delay', values.delay)
    const { FAULTS } = await import('../practice/faults/registry.ts')
    if (positionals.length > 0) {
      if (positionals[0] !== 'faults') throw argumentInvalid(l10n.t('After "practice" comes "faults" or an option.'))
      if (values.empty || values.break.length > 0 || values.delay !== undefined) throw argumentInvalid(l10n.t('"practice faults" takes no options.'))
      io.out(FAULTS.map((fault) => `${fault.id}\t${visible(fault.sentence())}\n`).join(''))
      return EXIT.ok
    }
    if (values.break.some((id) => !FAULTS.some((fault) => fault.id === id))) {
      throw argumentInvalid(l10n.t('The option --break names a fault that does not exist. "practice faults" lists those that do.'))
    }
    return runTenant({ empty: values.empty, faults: values.break, delayMs }, io)
  },
}

/** Everything that was opened or written is gone when this ends, however it ends. */
async function runTenant(options: { readonly empty: boolean; readonly faults: readonly string[]; readonly delayMs: number }, io: Io): Promise<ExitCode> {
  const [{ startPracticeTenant }, { writePracticeFiles }] = await Promise.all([import('../practice/start.ts'), import('../practice/files.ts')])
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-oauth-practice-'))
  try {
    const tenant = await startPracticeTenant(options)
    try {
      io.out(jsonText(await writePracticeFiles(tenant, folder, packageFile('practice-modules'))))
      const off = tenant.faults().filter(({ id, on }) => !on && options.faults.includes(id)).map(({ id }) => id)
      if (off.length > 0) io.note(l10n.t('Faults that exclude one named after them are off: {0}.', off.join(', ')))
      io.note(l10n.t('The practice tenant runs until standard input closes or the program is stopped.'))
      await closed(io.stdin, io.signal)
    } finally {
      await tenant.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return io.signal.aborted ? EXIT.couldNotRun : EXIT.ok
}

/** Until nobody can write to standard input any more, or the program is told to stop. */
async function closed(stdin: Readable, signal: AbortSignal): Promise<void> {
  if (signal.aborted || stdin.readableEnded || stdin.destroyed) return
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stdin.pause()
      resolve()
    }
    for (const event of ['end', 'close', 'error']) stdin.once(event, done)
    signal.addEventListener('abort', done, { once: true })
    stdin.resume()
  })
  // An open terminal or pipe would hold the process.
  stdin.destroy()
}
