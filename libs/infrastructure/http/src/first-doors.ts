import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';

/** Answers a request by itself or lets it go on (`done`). */
export type Door = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void;

type Doorway = Pick<FastifyInstance, 'addHook'>;

const doorsByDoorway = new WeakMap<Doorway, Door[]>();

/**
 * Keeps the first place among the hooks for doors whose modules are only made later: what stands before them is done for
 * every request. To be called right after the server was made.
 */
export function reserveFirstDoors(fastify: Doorway): void {
  const doors: Door[] = [];
  doorsByDoorway.set(fastify, doors);
  fastify.addHook('onRequest', (request, reply, done) => {
    let next = 0;
    const goOn: HookHandlerDoneFunction = (error) => {
      if (error) return done(error);
      const door = doors[next];
      next += 1;
      if (door) door(request, reply, goOn);
      else done();
    };
    goOn();
  });
}

/** Behind the doors that are open already, in the reserved place; where none is, behind the hooks that are there. */
export function openFirstDoor(fastify: Doorway, door: Door): void {
  const doors = doorsByDoorway.get(fastify);
  if (doors) doors.push(door);
  else fastify.addHook('onRequest', door);
}
