import * as l10n from '@vscode/l10n'

export type ErrorCode =
  | 'profile.unknown'
  | 'document.invalid'
  | 'confirmation.required'
  | 'argument.invalid'
  | 'secret.missing'
  | 'secret.unavailable'
  | 'signin.failed'
  | 'cancelled'
  | 'internal'

/** One mistake in a document: `path` is a JSON Pointer (RFC 6901), '' for the document as a whole. */
export interface Mistake {
  readonly path: string
  readonly message: string
}

/**
 * The one error a caller sees. `message` is a localised sentence fit to be shown, `code` is for programs,
 * `details` is plain JSON without a secret.
 */
export class HelpdeskOAuthError extends Error {
  override readonly name = 'HelpdeskOAuthError'
  readonly code: ErrorCode
  readonly details?: unknown

  constructor(code: ErrorCode, message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    if (options.details !== undefined) this.details = options.details
  }
}

export const profileUnknown = (): HelpdeskOAuthError =>
  new HelpdeskOAuthError('profile.unknown', l10n.t('There is no profile with this id. The Helpdesk OAuth view lists those that exist.'))

export const documentInvalid = (mistakes: readonly Mistake[]): HelpdeskOAuthError =>
  new HelpdeskOAuthError(
    'document.invalid',
    mistakes.length === 1
      ? l10n.t('The document has a mistake and was refused whole; nothing was changed: {0}', mistakes[0]?.message ?? '')
      : l10n.t('The document has {0} mistakes and was refused whole; nothing was changed.', mistakes.length),
    { details: mistakes },
  )

export const confirmationRequired = (sentence: string, details: { hosts?: readonly string[]; changes?: readonly string[] }): HelpdeskOAuthError =>
  new HelpdeskOAuthError('confirmation.required', sentence, { details })

export const argumentInvalid = (sentence: string): HelpdeskOAuthError => new HelpdeskOAuthError('argument.invalid', sentence)

export const secretMissing = (profileName: string): HelpdeskOAuthError =>
  new HelpdeskOAuthError('secret.missing', l10n.t('No client secret is stored for "{0}". Set it with "Set Client Secret".', profileName))

export const secretUnavailable = (sentence: string, cause?: unknown): HelpdeskOAuthError =>
  new HelpdeskOAuthError('secret.unavailable', sentence, { cause })

export const cancelled = (): HelpdeskOAuthError => new HelpdeskOAuthError('cancelled', l10n.t('Cancelled.'))

/** Our own bug, or something nobody foresaw: the cause goes into the log, the person sees where to look. */
export const internal = (cause: unknown): HelpdeskOAuthError =>
  new HelpdeskOAuthError('internal', l10n.t('Something went wrong inside the extension. The log has the details.'), { cause })
