package dev.dormouse.catalog;

/**
 * An operation of a service's API.
 *
 * @param name the operation's name in the API, which is not always an action's name
 * @param authorizedActions the actions, of any service, that AWS says a call may be checked
 *     against; empty when AWS does not say
 */
public record Operation(String name, ActionSet authorizedActions) {}
