import { Histogram, MILLISECONDS } from '../histogram.ts';

/** What is counted of the websockets that this node has dialled, since it started. */
export class BusMetrics {
  /** Messages of sockets that are held here, on their way to the owner. */
  toOwners = 0;
  /** Messages that came from owners for sockets that are held here, each as often as it was delivered. */
  fromOwners = 0;
  /** How long a ping and its answer take, which wait in line with what is forwarded. */
  readonly roundTripMs = new Histogram(MILLISECONDS);
}
