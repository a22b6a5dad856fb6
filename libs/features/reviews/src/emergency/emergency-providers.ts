import { CloseEmergencyOrders } from './close-emergency-orders';
import { EmergencyFlows } from './emergency-flows';
import { ListEmergencyOrders } from './list-emergency-orders';
import { RecordEmergencyOrder } from './record-emergency-order';
import { WatchBackfills } from './watch-backfills.sweep';

export const emergencyProviders = [
  EmergencyFlows,
  RecordEmergencyOrder,
  CloseEmergencyOrders,
  ListEmergencyOrders,
  WatchBackfills,
];
