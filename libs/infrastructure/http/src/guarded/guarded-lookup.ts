import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress, LookupAllOptions, LookupOptions } from 'node:dns';
import { isPublicAddress } from '../client-address';
import { AddressRefused } from './address-refused';

type AllAddresses = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;
/** Asks the system for every address of a name. */
export type Resolver = (name: string, options: LookupAllOptions, done: AllAddresses) => void;

type Done = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/**
 * The lookup that a connection uses itself, so that no second answer of a name server can differ from the one that was
 * judged. One inside address among several is enough to refuse a name.
 */
export function guardedLookup(resolve: Resolver = systemLookup) {
  return (name: string, options: LookupOptions, done: Done): void => {
    resolve(name, { all: true, verbatim: true, family: options.family }, (error, addresses) => {
      if (error) return done(error, '');
      const isInside = addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address));
      if (isInside) return done(new AddressRefused(), '');
      if (options.all) return done(null, addresses);
      const [first] = addresses;
      done(null, first!.address, first!.family);
    });
  };
}
