import { Inject, Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { Settings } from '@haojiao/infrastructure/config';
import { dataCentreRanges } from './domain/data-centre-ranges';

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Knows addresses from which programs listen and no people: the list of the product and what the operator adds. */
@Injectable()
export class DataCentres {
  private readonly networks: Network[];

  constructor(@Inject(Settings) settings: Pick<Settings, 'dataCentreRanges'>) {
    const texts = [...Object.values(dataCentreRanges).flat(), ...settings.dataCentreRanges];
    this.networks = texts.map((text) => ipaddr.parseCIDR(text));
  }

  includes(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const asked = ipaddr.process(address);
    return this.networks.some(
      ([network, bits]) => network.kind() === asked.kind() && asked.match(network, bits),
    );
  }
}
