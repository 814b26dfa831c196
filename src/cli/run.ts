import { systemIo } from './io.ts'
import { main } from './main.ts'

/** Signals and streams in, an exit code out. */
export async function run(): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
  process.exitCode = await main(process.argv.slice(2), systemIo(stop))
}
