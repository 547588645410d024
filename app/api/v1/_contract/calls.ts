import { basketAvailabilityCall } from "./basket-availability";
import type { Call } from "./call";
import { getProductCall, listAvailabilityCall, listProductsCall } from "./catalog";
import { confirmContactCodeCall, requestContactCodeCall } from "./contacts";
import {
  cancelDeliveryCall,
  getDeliveryCall,
  listDeliveriesCall,
  markDeliveredCall,
  packDeliveryCall,
  pickDeliveryLineCall,
  shipDeliveryCall,
  shortDeliveryLineCall,
  startPickingDeliveryCall,
} from "./deliveries";
import { giftCardBalanceCall, issueGiftCardCall } from "./gift-cards";
import { cancelOrderCall, getOrderCall, placeOrderCall } from "./orders";
import { getPickListCall, pickFromListCall, startPickListCall } from "./pick-lists";
import {
  cancelPickupCall,
  collectCall,
  getPickupCall,
  listPickupsCall,
  markReadyCall,
  pickLineCall,
  reissueCodeCall,
  revokeCodeCall,
  shortLineCall,
  startPickingCall,
  undoCall,
} from "./pickups";
import { listPutBacksCall, putBackCall } from "./put-backs";
import {
  extendReservationCall,
  getReservationCall,
  releaseReservationCall,
  reserveCall,
} from "./reservations";
import {
  arrivedCall,
  changePickupPersonCall,
  changeStoreCall,
  chooseCall,
  convertToDeliveryCall,
  extendPickupCall,
  onMyWayCall,
  reschedulePickupCall,
} from "./shopper-pickups";
import { adjustStockCall, countStockCall, listStockCall, setSafetyStockCall } from "./stock";
import { listStoresCall, listWindowsCall } from "./stores";
import {
  cancelTransferCall,
  getTransferCall,
  listTransfersCall,
  receiveTransferCall,
  requestTransferCall,
  sendTransferCall,
} from "./transfers";

/** Every call of version 1, in the order in which a shopper and then a clerk make them. */
export const calls: readonly Call[] = [
  listStoresCall,
  listWindowsCall,
  listProductsCall,
  getProductCall,
  listAvailabilityCall,
  basketAvailabilityCall,
  reserveCall,
  getReservationCall,
  releaseReservationCall,
  extendReservationCall,
  requestContactCodeCall,
  confirmContactCodeCall,
  giftCardBalanceCall,
  placeOrderCall,
  getOrderCall,
  cancelOrderCall,
  onMyWayCall,
  arrivedCall,
  extendPickupCall,
  reschedulePickupCall,
  changeStoreCall,
  convertToDeliveryCall,
  changePickupPersonCall,
  chooseCall,
  listPickupsCall,
  getPickupCall,
  startPickingCall,
  pickLineCall,
  shortLineCall,
  markReadyCall,
  cancelPickupCall,
  collectCall,
  undoCall,
  reissueCodeCall,
  revokeCodeCall,
  startPickListCall,
  getPickListCall,
  pickFromListCall,
  listPutBacksCall,
  putBackCall,
  listStockCall,
  adjustStockCall,
  countStockCall,
  setSafetyStockCall,
  issueGiftCardCall,
  listTransfersCall,
  getTransferCall,
  requestTransferCall,
  sendTransferCall,
  receiveTransferCall,
  cancelTransferCall,
  listDeliveriesCall,
  getDeliveryCall,
  startPickingDeliveryCall,
  pickDeliveryLineCall,
  shortDeliveryLineCall,
  packDeliveryCall,
  shipDeliveryCall,
  markDeliveredCall,
  cancelDeliveryCall,
];
