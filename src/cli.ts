#!/usr/bin/env node
import { systemIo } from './cli/io.ts'
import { main } from './cli/main.ts'

/** The command line's composition root: signals and streams in, an exit code out. */
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
process.exitCode = await main(process.argv.slice(2), systemIo(stop))
