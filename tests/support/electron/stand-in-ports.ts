import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * Electron's MessagePortMain over a Node channel. It keeps the two habits that matter: nothing arrives before `start`,
 * and nothing but its own kind can be transferred.
 */
export class StandInPortMain extends EventEmitter {
  readonly wire: MessagePort;

  constructor(wire: MessagePort) {
    super();
    this.wire = wire;
    wire.on('close', () => this.emit('close'));
  }

  start(): void {
    this.wire.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    assertPorts(transfer);
    this.wire.postMessage(message);
  }

  close(): void {
    this.wire.close();
  }
}

export class StandInChannelMain {
  readonly port1: StandInPortMain;
  readonly port2: StandInPortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new StandInPortMain(port1);
    this.port2 = new StandInPortMain(port2);
  }
}

export function assertPorts(transfer: readonly unknown[]): asserts transfer is readonly StandInPortMain[] {
  if (!transfer.every((port) => port instanceof StandInPortMain)) throw new TypeError('Invalid value for transfer');
}
