import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/**
 * Answers what is at hand, or nearly, and tells so; everything else is for the house. Who finds only later that it can't
 * answer leads the request into the house.
 */
export type ReadyDoor = (
  request: IncomingMessage,
  response: ServerResponse,
  house: RequestListener,
) => boolean;

type House = Pick<FastifyInstance, 'addHook'>;

const doorwaysByHouse = new WeakMap<House, ReadyDoorway>();

/**
 * Stands before the framework: a request that one of its doors answers never enters it. The server is made before the
 * modules are, so the doors are hung later.
 */
export class ReadyDoorway {
  private doors: ReadyDoor[] = [];

  /** The framework's own server in all but the doors (`serverFactory`). */
  readonly serverFactory = (house: RequestListener, options: FastifyServerOptions): Server => {
    const server = createServer((request, response) => {
      for (const door of this.doors) if (door(request, response, house)) return;
      house(request, response);
    });
    server.keepAliveTimeout = options.keepAliveTimeout ?? server.keepAliveTimeout;
    server.requestTimeout = options.requestTimeout ?? server.requestTimeout;
    server.setTimeout(options.connectionTimeout);
    return server;
  };

  /** While it closes, every request goes to the framework, which tells its sender to come back by another connection. */
  leadTo(house: House): void {
    doorwaysByHouse.set(house, this);
    house.addHook('preClose', (done) => {
      this.doors = [];
      done();
    });
  }

  hang(door: ReadyDoor): void {
    this.doors.push(door);
  }
}

/** In a house without a doorway every request goes to its route, which says the same. */
export function openReadyDoor(house: House, door: ReadyDoor): void {
  doorwaysByHouse.get(house)?.hang(door);
}
