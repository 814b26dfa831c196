import * as l10n from '@vscode/l10n'

/** A document's limit in bytes: 16 MB. */
export const DOCUMENT_LIMIT_BYTES = 16 * 1024 * 1024

export const tooLargeSentence = (): string => l10n.t('The document is larger than {0} MB, the limit. Split it into several.', DOCUMENT_LIMIT_BYTES / 1024 / 1024)

/**
 * The text of a document, without byte order mark, or what is wrong with it: too large, or not UTF-8 (RFC 8259, section 8.1).
 * Text that was decoded before is held to the same limit.
 */
export function documentText(content: Uint8Array | string): { readonly text: string } | { readonly fault: string } {
  if (typeof content === 'string') {
    const tooLarge = content.length > DOCUMENT_LIMIT_BYTES || Buffer.byteLength(content) > DOCUMENT_LIMIT_BYTES
    return tooLarge ? { fault: tooLargeSentence() } : { text: content.replace(/^\ufeff/, '') }
  }
  if (content.byteLength > DOCUMENT_LIMIT_BYTES) return { fault: tooLargeSentence() }
  const encoding = otherEncoding(content)
  if (encoding !== undefined) return { fault: l10n.t('The document is encoded as {0}. Save it as UTF-8.', encoding) }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content) }
  } catch {
    return { fault: l10n.t('The document is not encoded as UTF-8. Save it as UTF-8.') }
  }
}

/** A Unicode encoding other than UTF-8, told by its mark or by the zero bytes beside the first, always ASCII, characters. */
function otherEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0 && b === 0 && (c === 0xfe || c === 0) && d !== undefined) return 'UTF-32'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16'
  if (a === 0xfe && b === 0xff) return 'UTF-16'
  if (b === 0 && c === 0 && d === 0) return 'UTF-32'
  if (b !== undefined && (a === 0) !== (b === 0)) return 'UTF-16'
  return undefined
}
