import { createHash, X509Certificate } from 'node:crypto'
import { decodeProtectedHeader, errors, jwtVerify } from 'jose'
import type { Application, ApplicationCertificate } from '../tenant-state.ts'
import { entraNow } from './disturbance.ts'
import { EntraError, quoted } from './entra-error.ts'
import type { EntraContext } from './route.ts'

/** RFC 7523 section 2.2 */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
/** Entra's clock and a client's may differ by five minutes. */
const TOLERANCE_S = 300
const ALGORITHMS = ['PS256', 'RS256']

const signatureInvalid = (reason: string, thumbprint: string, appId: string): EntraError => new EntraError(700027,
  `Client assertion failed signature validation. [Reason - ${reason}, Thumbprint of key used by client: '${quoted(thumbprint)}', `
  + `Please visit the Azure Portal to see configured keys for app Id '${appId}'.]`)
const assertionMalformed = (): EntraError => new EntraError(50027, 'JWT token is invalid or malformed.')

const sha1Of = ({ der }: ApplicationCertificate): string => createHash('sha1').update(Buffer.from(der, 'base64')).digest('hex')

/** The certificate that the header names by its thumbprint: SHA-256, or SHA-1 as older clients do (RFC 7515 sections 4.1.7 and 4.1.8). */
function certificateNamed(assertion: string, application: Application, appId: string): { readonly certificate: ApplicationCertificate; readonly thumbprint: string } {
  let header: ReturnType<typeof decodeProtectedHeader>
  try {
    header = decodeProtectedHeader(assertion)
  } catch {
    throw assertionMalformed()
  }
  const sha256 = header['x5t#S256']
  const named = typeof sha256 === 'string' ? sha256 : header.x5t
  const thumbprint = Buffer.from(typeof named === 'string' ? named : '', 'base64url').toString('hex')
  const certificates = Object.entries(application.certificates)
  const found = certificates.find(([key, each]) => (typeof sha256 === 'string' ? key : sha1Of(each)) === thumbprint)
  if (!found) throw signatureInvalid('The key was not found.', thumbprint.toUpperCase(), appId)
  return { certificate: found[1], thumbprint: thumbprint.toUpperCase() }
}

function refusalOf(failure: unknown, now: Date, thumbprint: string, appId: string): EntraError {
  if (failure instanceof errors.JWTExpired || (failure instanceof errors.JWTClaimValidationFailed && failure.claim === 'nbf')) {
    return new EntraError(700024, `Client assertion is not within its valid time range. Current time: ${now.toISOString()}.`)
  }
  return failure instanceof errors.JOSEError && !(failure instanceof errors.JWSSignatureVerificationFailed)
    ? assertionMalformed()
    : signatureInvalid('The provided signature value did not match the expected signature value.', thumbprint, appId)
}

/**
 * Checks the assertion by which a client shows that it holds a certificate's key (RFC 7523 section 3; Microsoft, "Certificate credentials": issuer
 * and subject are the client id, the audience is the token endpoint).
 * Throws AADSTS700027 for a certificate that is not the application's or has expired, and for a wrong signature; 700024 outside its times;
 * 50027 for another issuer, subject or audience, or what is no such token.
 */
export async function checkAssertion(assertion: string, appId: string, application: Application, segment: string, context: EntraContext): Promise<void> {
  const { certificate, thumbprint } = certificateNamed(assertion, application, appId)
  const now = entraNow(context)
  if (Date.parse(certificate.endDateTime) <= now.getTime()) throw signatureInvalid('The key used is expired.', thumbprint, appId)
  const endpoints = [segment, context.tenant.state().tenant.id].flatMap((each) => [`${context.origin()}/${each}/oauth2/v2.0/token`, `${context.origin()}/${each}/v2.0`])
  try {
    const { publicKey } = new X509Certificate(Buffer.from(certificate.der, 'base64'))
    await jwtVerify(assertion, publicKey, {
      algorithms: ALGORITHMS, audience: endpoints, issuer: appId, subject: appId, currentDate: now, clockTolerance: TOLERANCE_S, requiredClaims: ['exp'],
    })
  } catch (failure) {
    throw refusalOf(failure, now, thumbprint, appId)
  }
}
