/**
 * Which cars can be built, and from when? {@link org.lineoff.product.ProductRules} reads the rules
 * of a plant's products; its {@link org.lineoff.product.Configurator} answers for one day. {@link
 * org.lineoff.product.Changes} says which car an engineering change holds for and what it touches.
 */
@org.jspecify.annotations.NullMarked
package org.lineoff.product;
