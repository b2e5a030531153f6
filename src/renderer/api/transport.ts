import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { PORT_MESSAGE, type ShellBridge } from '../../contract/shell-bridge.ts';

declare global {
  interface Window {
    /** What the preload script offers in Electron; a browser has no such thing. */
    readonly anju?: ShellBridge;
  }
}

/** Electron hands over a MessagePort; in a browser the desk answers on the origin that served the page. */
export function createTransport(): ClientLink<ClientContext> {
  const bridge = window.anju;
  if (bridge === undefined) return new HttpLink({ url: `${window.location.origin}/rpc` });
  const link = portFrom(bridge).then((port) => {
    const connected = new PortLink({ port });
    port.start();
    return connected;
  });
  return { call: async (path, input, options) => (await link).call(path, input, options) };
}

/** The port cannot cross the bridge as a value, so it comes as a message to the window. */
function portFrom(bridge: ShellBridge): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== PORT_MESSAGE || port === undefined) return;
      window.removeEventListener('message', receive);
      resolve(port);
    };
    window.addEventListener('message', receive);
    bridge.connect();
  });
}
