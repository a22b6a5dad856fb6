import { getMetadataArgsStorage } from 'typeorm';

/**
 * Every entity class that the process has loaded. Apps load the features; tools (`check-drift`, `prepare`) load
 * them through the same module lists, so none can be forgotten in one place only.
 */
export function loadedEntities(): Function[] {
  return getMetadataArgsStorage()
    .tables.map((table) => table.target)
    .filter((target): target is Function => typeof target === 'function');
}
