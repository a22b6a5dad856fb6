export class LiveResponse {
  status: 'ok';
}

export class CheckResponse {
  ok: boolean;
  /** Time the check took, milliseconds. */
  ms: number;
  problem?: string;
}

export class ChecksResponse {
  database: CheckResponse;
  redis: CheckResponse;
  migrations: CheckResponse;
  worker: CheckResponse;
}

export class ToolsResponse {
  ffmpeg: CheckResponse;
  /** Only where one is set. */
  virusScanner?: CheckResponse;
}

export class ReadyResponse {
  status: 'ready' | 'not_ready';
  checks: ChecksResponse;
  /** Without them it is ready all the same, and says here what is missing. */
  tools: ToolsResponse;
}
