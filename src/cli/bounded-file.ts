import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../core/errors.ts'

/** What a file held, or that it is larger than the limit. */
export type FileContent = { readonly bytes: Uint8Array } | { readonly tooLarge: true }

const CHUNK = 1024 * 1024

export interface ReadOptions {
  readonly limitBytes: number
  readonly signal: AbortSignal
  /** What the file is, for the sentence when it cannot be read */
  readonly unreadable: () => string
  /** Looks at the open file before it is read; throws to refuse it */
  readonly inspect?: (file: FileHandle) => Promise<void>
}

/**
 * Reads at most `limitBytes` of a file, whose size is asked first; a pipe is read until it ends or is too large. Throws
 * `argument.invalid` when it cannot be read; the sentence does not repeat the path.
 */
export async function readBounded(path: string, { limitBytes, signal, unreadable, inspect }: ReadOptions): Promise<FileContent> {
  const file = await open(path, constants.O_RDONLY).catch(() => undefined)
  if (file === undefined) throw argumentInvalid(unreadable())
  try {
    await inspect?.(file)
    const stat = await file.stat()
    if (stat.isDirectory()) throw argumentInvalid(unreadable())
    if (stat.isFile() && stat.size > limitBytes) return { tooLarge: true }
    return await readAll(file, limitBytes, signal)
  } finally {
    await file.close()
  }
}

async function readAll(file: FileHandle, limitBytes: number, signal: AbortSignal): Promise<FileContent> {
  const parts: Uint8Array[] = []
  let total = 0
  for (;;) {
    signal.throwIfAborted()
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, null).catch(() => {
      throw argumentInvalid(l10n.t('A file could not be read to its end.'))
    })
    if (bytesRead === 0) return { bytes: Buffer.concat(parts) }
    total += bytesRead
    if (total > limitBytes) return { tooLarge: true }
    parts.push(buffer.subarray(0, bytesRead))
  }
}
