export class OfficeNetworkResponse {
  network: string;
  note: string;
}

export class OfficeNetworksResponse {
  organizationId: string;
  networks: OfficeNetworkResponse[];
  /** Null: none was ever named. */
  updatedAt: string | null;
}
