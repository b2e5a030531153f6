/** HTTPS to an end whose certificate was agreed on, whoever signed it. */
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';

/** The far end shows another certificate than the one agreed on: nothing was sent. */
export class CertificateChanged extends Error {
  override readonly name = 'CertificateChanged';
}

const CONNECT_MS = 10_000;

/** Whether a certificate that is seen for the first time is the one that a person was told of. */
export type IsExpected = (fingerprint: string) => boolean;

export interface SeenCertificate {
  certificate: string | null;
  readonly isExpected?: IsExpected | undefined;
}

/**
 * An agent that hands a connection over only after its certificate was compared with the fingerprint in `seen`; where
 * there is none, the first one shown is written there, if it is the expected one.
 */
export function pinningAgent(base: URL, seen: SeenCertificate, options: AgentOptions): HttpsAgent {
  const agent = new HttpsAgent({ ...options, keepAlive: true });
  const host = hostOf(base);
  agent.createConnection = (_options, done) => {
    const socket = connect({
      host,
      port: base.port === '' ? 443 : Number(base.port),
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      // The fingerprint is compared instead: a server on the city's own network has no public certificate.
      rejectUnauthorized: false,
    });
    const end = (error: Error | null): void => {
      socket.setTimeout(0);
      done?.(error, error === null ? socket : (undefined as unknown as Duplex));
    };
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error('the far end did not take the connection')));
    socket.once('error', end);
    socket.once('secureConnect', () => {
      socket.removeListener('error', end);
      const shown = socket.getPeerCertificate().fingerprint256;
      if (seen.isExpected === undefined || seen.isExpected(shown)) seen.certificate ??= shown;
      if (shown === seen.certificate) {
        end(null);
        return;
      }
      socket.destroy();
      end(new CertificateChanged(`the far end shows the certificate ${shown}`));
    });
    return undefined;
  };
  return agent;
}

/** Without the brackets that a URL puts around an IPv6 address. */
export function hostOf(base: URL): string {
  return base.hostname.replace(/^\[(.*)\]$/, '$1');
}
