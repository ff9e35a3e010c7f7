/**
 * What AWS publishes: services, actions, access levels, resource types, which actions have
 * last-accessed data, and which API operation needs which action. Actions are small integers and
 * sets of them are bit sets. This room knows no other, and touches nothing but its own table.
 */
@NullMarked
package dev.dormouse.catalog;

import org.jspecify.annotations.NullMarked;
