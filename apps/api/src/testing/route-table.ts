import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ROUTE_POLICY } from '@haojiao/features/organizations';
import type { RoutePolicy } from '@haojiao/features/organizations';

/** One method of a controller that answers requests. */
export interface ControllerRoute {
  handler: string;
  /** `ALL` for a handler of every verb. */
  method: string;
  path: string;
  policy: RoutePolicy | undefined;
}

/** Every route of every controller that the process has loaded, as its decorators say. */
export function controllerRoutes(app: NestFastifyApplication): ControllerRoute[] {
  const scanner = new MetadataScanner();
  const routes: ControllerRoute[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const prototype = (metatype as { prototype: Record<string, () => unknown> }).prototype;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name]!;
        if (!Reflect.hasMetadata(PATH_METADATA, handler)) continue;
        const policy = (Reflect.getMetadata(ROUTE_POLICY, handler) ??
          Reflect.getMetadata(ROUTE_POLICY, metatype!)) as RoutePolicy | undefined;
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        for (const prefix of pathsOf(metatype!)) {
          for (const path of pathsOf(handler)) {
            const handlerName = `${(metatype as { name: string }).name}.${name}`;
            routes.push({ handler: handlerName, method, path: joined(prefix, path), policy });
          }
        }
      }
    }
  }
  return routes;
}

/** Every address that the HTTP server itself answers, whoever registered it. */
export function serverRoutes(app: NestFastifyApplication): { method: string; path: string }[] {
  const drawing = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const drawn = /^([│├└─\s]*)(\S.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!drawn) return [];
    const [, branch = '', segment = '', methods = ''] = drawn;
    const depth = branch.length / 4;
    above.length = depth;
    above[depth] = `${above[depth - 1] ?? ''}${segment}`;
    const path = joined(above[depth]);
    return methods === '' ? [] : methods.split(', ').map((method) => ({ method, path }));
  });
}

/** The same address whatever its parameters are called; the router draws `/console/*` as `/console*`. */
export function shapeOf(path: string): string {
  return path.replace(/:[^/]+/g, ':').replace(/(.)\/\*$/, '$1*');
}

function pathsOf(decorated: object): string[] {
  const paths = Reflect.getMetadata(PATH_METADATA, decorated) as string | string[] | undefined;
  return Array.isArray(paths) ? paths : [paths ?? ''];
}

function joined(...parts: (string | undefined)[]): string {
  return `/${parts.join('/')}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}
