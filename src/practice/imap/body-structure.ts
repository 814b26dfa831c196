import { bodySection, headerAddresses, headerValue } from '../mail/headers.ts'
import { parametrised, type MimePart } from '../mail/mime.ts'
import { imapList, imapNil, imapString, nilOr } from './text.ts'

function addressList(source: Buffer, name: string): Buffer {
  const addresses = headerAddresses(source, name)
  if (addresses.length === 0) return imapNil
  return imapList(addresses.map((entry) => {
    const [local = '', domain = ''] = entry.address.split('@', 2)
    return imapList([nilOr(entry.name), imapNil, nilOr(local), nilOr(domain)])
  }), '')
}

/** RFC 3501 section 7.4.2, ENVELOPE; sender and reply-to fall back to from. */
export function envelope(source: Buffer): Buffer {
  const orFrom = (name: string): Buffer => addressList(source, headerValue(source, name) === undefined ? 'from' : name)
  return imapList([
    nilOr(headerValue(source, 'date')), nilOr(headerValue(source, 'subject')),
    addressList(source, 'from'), orFrom('sender'), orFrom('reply-to'),
    addressList(source, 'to'), addressList(source, 'cc'), addressList(source, 'bcc'),
    nilOr(headerValue(source, 'in-reply-to')), nilOr(headerValue(source, 'message-id')),
  ])
}

const parameterList = (parameters: MimePart['parameters']): Buffer =>
  parameters.length === 0 ? imapNil : imapList(parameters.flat().map(imapString))

function disposition(source: Buffer): Buffer {
  const { value, parameters } = parametrised(headerValue(source, 'content-disposition') ?? '')
  return value === '' ? imapNil : imapList([imapString(value), parameterList(parameters)])
}

function lineCount(body: Buffer): Buffer {
  let lines = 0
  for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) lines += 1
  return Buffer.from(String(lines))
}

function singlePart({ source, type, subtype, parameters, message }: MimePart, extended: boolean): readonly Buffer[] {
  const body = bodySection(source)
  const charset = type === 'TEXT' && parameters.length === 0 ? [['CHARSET', 'us-ascii'] as const] : parameters
  const encoding = headerValue(source, 'content-transfer-encoding') ?? '7BIT'
  return [
    imapString(type), imapString(subtype), parameterList(charset),
    nilOr(headerValue(source, 'content-id')), nilOr(headerValue(source, 'content-description')),
    imapString(encoding.toUpperCase()), Buffer.from(String(body.length)),
    ...(message ? [envelope(message.source), bodyStructure(message, extended)] : []),
    ...(message || type === 'TEXT' ? [lineCount(body)] : []),
    ...(extended ? [nilOr(headerValue(source, 'content-md5')), disposition(source), imapNil, imapNil] : []),
  ]
}

/** RFC 3501 section 7.4.2: BODYSTRUCTURE, and BODY, which leaves the extension data out. */
export function bodyStructure(part: MimePart, extended: boolean): Buffer {
  if (part.parts.length === 0) return imapList(singlePart(part, extended))
  return imapList([
    Buffer.concat(part.parts.map((child) => bodyStructure(child, extended))), imapString(part.subtype),
    ...(extended ? [parameterList(part.parameters), disposition(part.source), imapNil, imapNil] : []),
  ])
}
