/**
 * What the Electron shell offers a page as `window.anju`, on top of the oRPC contract. In a browser there is no such
 * object, and that is how the screens tell where they are.
 */
export interface ShellBridge {
  /**
   * Asks for a port to the desk. It arrives as a `message` event of the page's own window, with `PORT_MESSAGE` as data
   * and the port in `ports[0]`: a port cannot be a return value across the context bridge.
   */
  readonly connect: () => void;
  /** Saves the page as it prints (A4, print styles) where the person says; `suggestedName` has no extension. */
  readonly printToPdf: (suggestedName: string) => Promise<PrintOutcome>;
  /** Opens the big screen of a draw in a second window, or brings it to the front. */
  readonly openHall: (drawId: string) => void;
  readonly shell: { readonly platform: string; readonly electron: string };
}

/** `failed` has been told to the person by then. */
export type PrintOutcome = 'saved' | 'cancelled' | 'failed';

/** The data of the window message that carries the port; trust it only from the page's own window and origin. */
export const PORT_MESSAGE = 'anju:port';

/** The channels between a page's preload and the main process. */
export const shellChannels = {
  connect: 'desk:connect',
  port: 'desk:port',
  printToPdf: 'desk:print-pdf',
  openHall: 'desk:open-hall',
} as const;
