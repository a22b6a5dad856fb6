import { CloseEmergencyOrders } from './close-emergency-orders';
import { EmergencyFlows } from './emergency-flows';
import { EmergencyTerms } from './emergency-terms';
// Written by SQL alone; its shape is described all the same.
import './persistence/emergency-order-alarm.entity';
import { ListEmergencyOrders } from './list-emergency-orders';
import { RecordEmergencyOrder } from './record-emergency-order';
import { WatchBackfills } from './watch-backfills.sweep';

export const emergencyProviders = [
  EmergencyFlows,
  EmergencyTerms,
  RecordEmergencyOrder,
  CloseEmergencyOrders,
  ListEmergencyOrders,
  WatchBackfills,
];
