import { lookup } from 'node:dns'
import { performance } from 'node:perf_hooks'
import type { ExtensionContext, LogOutputChannel } from 'vscode'
import type { Host } from '../../core/host.ts'
import { mementoStorage } from './memento-storage.ts'
import { vscodeSecrets } from './vscode-secrets.ts'

/** The outside as VS Code gives it; `log` makes the channel when the first line is written. */
export function vscodeHost({ globalState, secrets }: ExtensionContext, log: () => LogOutputChannel): Host {
  return {
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
    log: {
      trace: (line) => log().trace(line),
      info: (line) => log().info(line),
      warn: (line) => log().warn(line),
      error: (line) => log().error(line),
    },
    storage: mementoStorage(globalState),
    secrets: vscodeSecrets(secrets),
    lookup,
  }
}
