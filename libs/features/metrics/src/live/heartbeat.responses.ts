import { ApiProperty } from '@nestjs/swagger';

export class HeartbeatResponse {
  /** `waiting`: not begun, nobody is counted yet. */
  @ApiProperty({ enum: ['waiting', 'live', 'replay'] })
  phase: string;

  /** The next heartbeat is due after this long, as long as the player plays. */
  everySeconds: number;
}
