/** The registries of the agency benchmark, in a process of their own: prints one line, answers until it is ended. */
import { startSimulator } from '../../src/simulator/start-simulator.ts';

const simulator = await startSimulator({ port: 0 });
process.stdout.write(`${JSON.stringify({ url: simulator.url, key: simulator.publicKey })}\n`);
process.once('SIGTERM', () => {
  void simulator.close().then(() => process.exit(0));
});
