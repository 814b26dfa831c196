import { EXIT } from './exit-code.ts'
import { systemIo } from './io.ts'
import { main } from './main.ts'

/** Signals and streams in, an exit code out. */
export async function run(): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
  // That a result could not be written is known only after the last line of the program.
  process.once('exit', () => {
    if (stop.signal.aborted) process.exitCode = EXIT.couldNotRun
  })
  process.exitCode = await main(process.argv.slice(2), systemIo(stop))
}
